/** The collector's routes, limits and health. */
@NullMarked
package dev.makertime.collector.http;

import org.jspecify.annotations.NullMarked;
