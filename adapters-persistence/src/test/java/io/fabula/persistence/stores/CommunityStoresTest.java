package io.fabula.persistence.stores;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Gallery;
import io.fabula.domain.character.GalleryContract;
import io.fabula.domain.character.Standings;
import io.fabula.domain.character.StandingsContract;
import io.fabula.domain.character.tag.Tags;
import io.fabula.domain.character.tag.TagsContract;
import io.fabula.domain.community.Comments;
import io.fabula.domain.community.CommentsContract;
import io.fabula.domain.community.Marks;
import io.fabula.domain.community.MarksContract;
import io.fabula.domain.community.report.Reports;
import io.fabula.domain.community.report.ReportsContract;
import io.fabula.domain.shared.UnitOfWork;
import io.fabula.persistence.character.JdbiCharacters;
import io.fabula.persistence.character.JdbiGallery;
import io.fabula.persistence.character.JdbiStandings;
import io.fabula.persistence.character.JdbiTags;
import io.fabula.persistence.community.JdbiComments;
import io.fabula.persistence.community.JdbiMarks;
import io.fabula.persistence.community.JdbiReports;
import org.junit.jupiter.api.Nested;

/** The contracts of what users think of characters, and how they find them, whatever the database. */
abstract class CommunityStoresTest extends AssetStoresTest {
  @Nested
  class StandingsTest implements StandingsContract {
    @Override
    public Standings subject() {
      return new JdbiStandings(stores().database);
    }

    @Override
    public Characters characters() {
      return new JdbiCharacters(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }

    @Override
    public UnitOfWork unit() {
      return stores().database;
    }
  }

  @Nested
  class GalleryTest implements GalleryContract {
    @Override
    public Gallery subject() {
      return new JdbiGallery(stores().database);
    }

    @Override
    public Characters characters() {
      return new JdbiCharacters(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }
  }

  @Nested
  class TagsTest implements TagsContract {
    @Override
    public Tags subject() {
      return new JdbiTags(stores().database);
    }

    @Override
    public Characters characters() {
      return new JdbiCharacters(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }
  }

  @Nested
  class MarksTest implements MarksContract {
    @Override
    public Marks subject() {
      return new JdbiMarks(stores().database);
    }

    @Override
    public UserId user() {
      return stores().newUser();
    }

    @Override
    public UnitOfWork unit() {
      return stores().database;
    }
  }

  @Nested
  class CommentsTest implements CommentsContract {
    @Override
    public Comments subject() {
      return new JdbiComments(stores().database);
    }

    @Override
    public UserId user() {
      return stores().newUser();
    }

    @Override
    public UnitOfWork unit() {
      return stores().database;
    }
  }

  @Nested
  class ReportsTest implements ReportsContract {
    @Override
    public Reports subject() {
      return new JdbiReports(stores().database);
    }

    @Override
    public UserId user() {
      return stores().newUser();
    }
  }
}
