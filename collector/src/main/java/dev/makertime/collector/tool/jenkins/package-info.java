/** Jenkins: builds that a person started, by its REST API. */
@NullMarked
package dev.makertime.collector.tool.jenkins;

import org.jspecify.annotations.NullMarked;
