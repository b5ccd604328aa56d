/** A tool that only the tests have, which shows what a tool is: this package, and one entry. */
@NullMarked
package dev.makertime.collector.tool.example;

import org.jspecify.annotations.NullMarked;
