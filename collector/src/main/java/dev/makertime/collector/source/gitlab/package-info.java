/** GitLab's webhooks. */
@NullMarked
package dev.makertime.collector.source.gitlab;

import org.jspecify.annotations.NullMarked;
