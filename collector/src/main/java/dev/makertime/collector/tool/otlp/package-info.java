/** OpenTelemetry over HTTP: spans of pipelines, and spans and active time of coding agents. */
@NullMarked
package dev.makertime.collector.tool.otlp;

import org.jspecify.annotations.NullMarked;
