/** What people do with their accounts. */
package io.fabula.application.account;
