/** Polls tools through their APIs: requests, retries, rate limits and cursors. */
@NullMarked
package dev.makertime.collector.api;

import org.jspecify.annotations.NullMarked;
