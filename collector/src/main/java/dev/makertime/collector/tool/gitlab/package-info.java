/** GitLab's webhooks. */
@NullMarked
package dev.makertime.collector.tool.gitlab;

import org.jspecify.annotations.NullMarked;
