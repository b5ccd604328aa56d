/**
 * Runs the demo: a simulated organization whose true hours are known, with tools that have the real
 * APIs.
 */
@NullMarked
package dev.makertime.app.demo;

import org.jspecify.annotations.NullMarked;
