/** Reads YAML and collects all mistakes at once, each with its path. */
@NullMarked
package dev.makertime.topics.yaml;

import org.jspecify.annotations.NullMarked;
