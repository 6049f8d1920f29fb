// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The parent's side of the worker.  Sockets and not pipes: MSG_NOSIGNAL keeps
// a worker that dies early from stopping the host with SIGPIPE, and
// SOCK_CLOEXEC keeps other children of the host from holding our ends open.
// posix_spawn() and not fork(): the host may have threads.

#include "process.h"

#include "try.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CHUNK 65536U
#define COMPLAINT_MAX 4096U
#define OUTPUT_MAX ((size_t)512U << 20U)

// A worker on a busy machine may take so many times its limit, as long as it
// does not compute for longer than that
#define PATIENCE 3.0

extern char** environ;

typedef struct {
  int      data;    // socket to the worker's standard input and output
  int      errors;  // socket to its standard error
  pid_t    pid;     // or 0
  weft_str input;   // what is left to send
  bool     sending; // the sending side is open
} process;

static double
now(void)
{
  struct timespec t = {0, 0};
  (void)clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// Time that the worker has computed for, or 0 if the system does not say
static double
computed(pid_t pid)
{
  clockid_t       clock = CLOCK_MONOTONIC;
  struct timespec t     = {0, 0};
  if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &t)) {
    return 0.0;
  }
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
close_fd(int* fd)
{
  if (*fd >= 0) {
    (void)close(*fd);
    *fd = -1;
  }
}

// In the child only: the three standard files, and signals as at a login
static weft_status
spawn(process* p, const process_call* call, int data, int errors)
{
  posix_spawn_file_actions_t files;
  posix_spawnattr_t          attributes;
  sigset_t                   none;
  sigset_t                   pipe_only;
  const char* const          arguments[] = {
             call->program, call->flag, call->engine, call->format, NULL};

  if (posix_spawn_file_actions_init(&files)) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (posix_spawnattr_init(&attributes)) {
    (void)posix_spawn_file_actions_destroy(&files);
    return WEFT_ERR_NO_MEMORY;
  }
  (void)sigemptyset(&none);
  (void)sigemptyset(&pipe_only);
  (void)sigaddset(&pipe_only, SIGPIPE);
  int rc = posix_spawn_file_actions_adddup2(&files, data, 0);
  rc     = rc ? rc : posix_spawn_file_actions_adddup2(&files, data, 1);
  rc     = rc ? rc : posix_spawn_file_actions_adddup2(&files, errors, 2);
  rc     = rc ? rc : posix_spawnattr_setsigmask(&attributes, &none);
  rc     = rc ? rc : posix_spawnattr_setsigdefault(&attributes, &pipe_only);
  rc     = rc ? rc
              : posix_spawnattr_setflags(
              &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  // posix_spawn() does not write to the arguments, whatever its type says
  union {
    const char* const* in;
    char* const*       out;
  } argv = {arguments};
  rc     = rc ? rc
              : posix_spawn(
              &p->pid, call->program, &files, &attributes, argv.out, environ);
  if (rc) {
    p->pid = 0;
  }
  (void)posix_spawnattr_destroy(&attributes);
  (void)posix_spawn_file_actions_destroy(&files);
  return !rc            ? WEFT_OK
         : rc == ENOMEM ? WEFT_ERR_NO_MEMORY
         : rc == EAGAIN ? WEFT_ERR_IO
                        : WEFT_ERR_NOT_FOUND;
}

// A descriptor above the standard ones, so that dup2() in the child neither
// overwrites it nor leaves it to be closed on exec
static int
above_standard(int fd)
{
  if (fd < 0 || fd > 2) {
    return fd;
  }
  const int high  = fcntl(fd, F_DUPFD_CLOEXEC, 3);
  const int saved = errno;
  (void)close(fd);
  errno = saved;
  return high;
}

static weft_status
start(process* p, const process_call* call)
{
  int         data[2]   = {-1, -1};
  int         errors[2] = {-1, -1};
  weft_status st        = WEFT_ERR_IO;
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, data) ||
      socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, errors)) {
    goto out;
  }
  for (int i = 0; i < 2; ++i) {
    data[i]   = above_standard(data[i]);
    errors[i] = above_standard(errors[i]);
    if (data[i] < 0 || errors[i] < 0) {
      goto out;
    }
  }
  if (fcntl(data[0], F_SETFL, O_NONBLOCK) ||
      fcntl(errors[0], F_SETFL, O_NONBLOCK)) {
    goto out;
  }
  st        = spawn(p, call, data[1], errors[1]);
  p->data   = data[0];
  p->errors = errors[0];
  data[0]   = -1;
  errors[0] = -1;

out:
  for (int i = 0; i < 2; ++i) {
    close_fd(&data[i]);
    close_fd(&errors[i]);
  }
  return st;
}

// Send what the worker takes now; a worker that takes no more is not an error
// here, as it may have said why
static void
send_some(process* p)
{
  while (p->input.size) {
    const ssize_t sent =
      send(p->data, p->input.data, p->input.size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) {
      continue;
    }
    if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      return;
    }
    if (sent < 0) {
      break;
    }
    p->input.data += sent;
    p->input.size -= (size_t)sent;
  }
  p->sending = false;
  (void)shutdown(p->data, SHUT_WR);
}

// Read what is there; at the end, or after an error, the file is closed.
// More than `max` is WEFT_ERR_LIMIT unless `drop`.
static weft_status
read_some(int* fd, strbuf* into, size_t max, bool drop)
{
  char chunk[CHUNK];
  for (;;) {
    const ssize_t got = read(*fd, chunk, sizeof(chunk));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      return WEFT_OK;
    }
    if (got <= 0) {
      close_fd(fd);
      return WEFT_OK;
    }
    if (into->size + (size_t)got <= max) {
      strbuf_append(into, (weft_str){chunk, (size_t)got});
      if (into->status) {
        return into->status;
      }
    } else if (!drop) {
      return WEFT_ERR_LIMIT;
    }
  }
}

// Seconds until the worker has to be looked at again; none if time is up
static double
time_left(const process* p, double seconds, double deadline)
{
  const double wall = deadline - now();
  const double used = seconds - computed(p->pid);
  return wall < used ? wall : used;
}

// Until both of the worker's outputs have ended, or time is up
static weft_status
converse(process* p,
         double   seconds,
         double   deadline,
         strbuf*  output,
         strbuf*  complaint)
{
  weft_status st = WEFT_OK;
  while (p->data >= 0 || p->errors >= 0) {
    const double left = time_left(p, seconds, deadline);
    if (left <= 0.0) {
      return WEFT_ERR_TIMEOUT;
    }
    struct pollfd files[2] = {
      {p->data, (short)(POLLIN | (p->sending ? POLLOUT : 0)), 0},
      {p->errors, POLLIN, 0},
    };
    const int ready =
      poll(files, 2U, left > 60.0 ? 60000 : (int)(left * 1000.0) + 1);
    if (ready < 0 && errno != EINTR) {
      return WEFT_ERR_IO;
    }
    if (ready <= 0) {
      continue;
    }
    if (p->sending && (files[0].revents & (POLLOUT | POLLERR | POLLHUP))) {
      send_some(p);
    }
    if (files[0].revents & (POLLIN | POLLERR | POLLHUP)) {
      TRY(st, read_some(&p->data, output, OUTPUT_MAX, false));
    }
    if (files[1].revents & (POLLIN | POLLERR | POLLHUP)) {
      TRY(st, read_some(&p->errors, complaint, COMPLAINT_MAX, true));
    }
  }
  return st;
}

// Reap the worker, which has closed its outputs and is about to end; one that
// stays is killed at the deadline.  A host that ignores SIGCHLD has it reaped
// elsewhere: then the output alone must tell.
static bool
succeeded(process* p, double deadline)
{
  const struct timespec moment = {0, 2000000L};
  int                   code   = 0;
  for (;;) {
    const bool  late = now() >= deadline;
    const pid_t got  = waitpid(p->pid, &code, late ? 0 : WNOHANG);
    if (got == p->pid) {
      return WIFEXITED(code) && WEXITSTATUS(code) == 0;
    }
    if (got < 0 && errno != EINTR) {
      return true;
    }
    if (got == 0) {
      (void)nanosleep(&moment, NULL);
      if (now() >= deadline) {
        (void)kill(p->pid, SIGKILL);
      }
    }
  }
}

weft_status
process_run(const process_call* call,
            weft_str            input,
            strbuf*             output,
            strbuf*             complaint)
{
  process      p        = {-1, -1, 0, input, true};
  const double deadline = now() + PATIENCE * call->seconds;
  weft_status  st       = start(&p, call);
  if (!st) {
    st = converse(&p, call->seconds, deadline, output, complaint);
  }
  if (p.pid > 0) {
    if (st) {
      (void)kill(p.pid, SIGKILL);
    }
    const bool ok = succeeded(&p, st ? 0.0 : deadline);
    st            = !st && (!ok || !output->size) ? WEFT_ERR_RENDER : st;
  }
  close_fd(&p.data);
  close_fd(&p.errors);
  return st;
}
