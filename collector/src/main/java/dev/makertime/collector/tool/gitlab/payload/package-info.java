/** Reads what GitLab sends and answers: webhooks and entries of its REST API. Pure. */
@NullMarked
package dev.makertime.collector.tool.gitlab.payload;

import org.jspecify.annotations.NullMarked;
