/** Handles the collector's HTTP requests: webhooks, activities, health and metrics, with limits. */
@NullMarked
package dev.makertime.collector.http;

import org.jspecify.annotations.NullMarked;
