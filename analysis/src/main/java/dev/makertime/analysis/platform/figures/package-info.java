/** Computes what runs tell of a platform in a period: boxes, recovery, deployments, and jobs. */
@NullMarked
package dev.makertime.analysis.platform.figures;

import org.jspecify.annotations.NullMarked;
