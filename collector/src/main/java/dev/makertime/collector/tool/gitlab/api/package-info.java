/** Polls GitLab's REST API and GraphQL: requests, pages and cursors. */
@NullMarked
package dev.makertime.collector.tool.gitlab.api;

import org.jspecify.annotations.NullMarked;
