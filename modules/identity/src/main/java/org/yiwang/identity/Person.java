package org.yiwang.identity;

import java.time.LocalDate;
import java.util.List;
import org.yiwang.pack.Text;

/// Who asks: an account with the posts it holds, or the public.
///
/// @param account the account's id; empty for the public
/// @param name shown to others
/// @param posts all posts, past ones too
public record Person(String account, Text name, List<Post> posts) {
  /// Anyone who has not signed in.
  public static final Person PUBLIC = new Person("", new Text("公众", "The public"), List.of());

  /// Keeps a copy of the posts.
  public Person {
    posts = List.copyOf(posts);
  }

  /// The posts held on that day.
  public List<Post> listPosts(LocalDate day) {
    return posts.stream().filter(post -> post.heldOn(day)).toList();
  }
}
