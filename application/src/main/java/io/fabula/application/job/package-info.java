/** What is done with jobs: asking for them, running them, watching them. */
package io.fabula.application.job;
