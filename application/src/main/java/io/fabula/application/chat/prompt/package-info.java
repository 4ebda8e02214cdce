/** What the model of a turn is told: who speaks, what was said, what is remembered, and why. */
package io.fabula.application.chat.prompt;
