/** What is done with pictures. */
package io.fabula.application.asset;
