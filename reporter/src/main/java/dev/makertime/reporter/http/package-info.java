/** Handles the reporter's HTTP requests: API, dashboard, live pages, health and metrics. */
@NullMarked
package dev.makertime.reporter.http;

import org.jspecify.annotations.NullMarked;
