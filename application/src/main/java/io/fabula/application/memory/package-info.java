/** What users do with their memory notes. */
package io.fabula.application.memory;
