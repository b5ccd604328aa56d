/** Reads makertime.yaml. */
@NullMarked
package dev.makertime.app.config;

import org.jspecify.annotations.NullMarked;
