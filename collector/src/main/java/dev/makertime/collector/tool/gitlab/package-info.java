/** GitLab: webhooks, its REST API and GraphQL. */
@NullMarked
package dev.makertime.collector.tool.gitlab;

import org.jspecify.annotations.NullMarked;
