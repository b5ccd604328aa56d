package dev.makertime.collector.init;

import java.util.List;

/** Record of what a tool shows of a group: accounts, projects and commits. */
record GroupFindings(
    DirectoryTool tool,
    String group,
    List<Account> accounts,
    List<Repository> projects,
    List<Commit> commits) {
  GroupFindings {
    accounts = List.copyOf(accounts);
    projects = List.copyOf(projects);
    commits = List.copyOf(commits);
  }
}
