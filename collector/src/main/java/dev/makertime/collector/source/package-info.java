/**
 * What a type of source is, and what a configured source of it offers: webhook, pollers, checks.
 */
@NullMarked
package dev.makertime.collector.source;

import org.jspecify.annotations.NullMarked;
