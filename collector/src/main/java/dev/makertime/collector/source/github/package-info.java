/** GitHub Actions: webhooks and its REST API. */
@NullMarked
package dev.makertime.collector.source.github;

import org.jspecify.annotations.NullMarked;
