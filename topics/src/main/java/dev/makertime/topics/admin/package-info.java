/** Administers the topics of a cluster: creates, checks, measures and rewrites them. */
@NullMarked
package dev.makertime.topics.admin;

import org.jspecify.annotations.NullMarked;
