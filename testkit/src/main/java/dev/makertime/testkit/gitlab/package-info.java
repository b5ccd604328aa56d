/** Simulates a GitLab as large and irregular as real ones, with its API. */
@NullMarked
package dev.makertime.testkit.gitlab;

import org.jspecify.annotations.NullMarked;
