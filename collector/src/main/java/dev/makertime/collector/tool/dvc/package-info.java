/** DVC and DVCLive: trainings, as their clients tell them live. */
@NullMarked
package dev.makertime.collector.tool.dvc;

import org.jspecify.annotations.NullMarked;
