/** The API, the live page, health and metrics. */
@NullMarked
package dev.makertime.reporter.http;

import org.jspecify.annotations.NullMarked;
