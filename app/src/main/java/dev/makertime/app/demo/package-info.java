/** A simulated organization whose tools speak the real formats, and whose truth is known. */
@NullMarked
package dev.makertime.app.demo;

import org.jspecify.annotations.NullMarked;
