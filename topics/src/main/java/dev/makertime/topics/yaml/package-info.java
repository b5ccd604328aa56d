/** Reading YAML so that all mistakes are found at once, each with its path. */
@NullMarked
package dev.makertime.topics.yaml;

import org.jspecify.annotations.NullMarked;
