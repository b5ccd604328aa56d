/** Counts how complete a platform is: eleven boxes, each with its share, and one figure of them. */
@NullMarked
package dev.makertime.analysis.platform.boxes;

import org.jspecify.annotations.NullMarked;
