package dev.makertime.collector.contact;

import java.util.List;

/** What a tool tells of who works in a group. */
record GroupFindings(
    String group, List<Account> accounts, List<Repository> projects, List<Commit> commits) {
  GroupFindings {
    accounts = List.copyOf(accounts);
    projects = List.copyOf(projects);
    commits = List.copyOf(commits);
  }
}
