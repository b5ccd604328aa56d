/** A GitLab as large and odd as real ones, served by its API. */
@NullMarked
package dev.makertime.testkit.gitlab;

import org.jspecify.annotations.NullMarked;
