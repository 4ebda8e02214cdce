package io.fabula.persistence.stores;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoresTest extends ChatStoresTest {
  private static TestStores stores;

  @BeforeAll
  static void open() {
    stores = TestStores.onPostgres();
  }

  @AfterAll
  static void close() {
    stores.close();
  }

  @Override
  TestStores stores() {
    return stores;
  }
}
