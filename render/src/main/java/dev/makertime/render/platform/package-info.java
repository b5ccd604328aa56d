/** Renders what runs tell of a platform. */
@NullMarked
package dev.makertime.render.platform;

import org.jspecify.annotations.NullMarked;
