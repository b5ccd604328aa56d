/** GitHub Actions: webhooks and its REST API. */
@NullMarked
package dev.makertime.collector.tool.github;

import org.jspecify.annotations.NullMarked;
