/** Polls GitHub's REST API: requests, pages and cursors. */
@NullMarked
package dev.makertime.collector.tool.github.api;

import org.jspecify.annotations.NullMarked;
