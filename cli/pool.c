// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pool.h"

#include "fail.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum {
  POOL_MAX_THREADS = 256,
  POOL_WINDOW      = 8 // results waiting for delivery, per thread
};

typedef struct {
  bool  ready;
  void* result;
} pool_slot;

typedef struct {
  const pool_tasks* tasks;
  pthread_mutex_t   mutex;
  pthread_cond_t    room;    // a slot became free, or stop
  pthread_cond_t    arrived; // a result was stored
  pool_slot*        slots;   // ring of `window` results
  size_t            window;
  size_t            next;      // next task to take
  size_t            delivered; // number of results delivered
  bool              stop;
} pool;

typedef struct {
  pool*     owner;
  void*     state;
  pthread_t thread;
  bool      running;
} pool_worker;

static size_t
thread_count(const pool_tasks* tasks)
{
  size_t count = tasks->threads;
  if (!count) {
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    count            = cores > 0 ? (size_t)cores : 1U;
  }
  if (count > tasks->count) {
    count = tasks->count;
  }
  return count > POOL_MAX_THREADS ? POOL_MAX_THREADS : count;
}

// Wait for room in the window and take a task; false at the end
static bool
take(pool* p, size_t* index)
{
  pthread_mutex_lock(&p->mutex);
  while (!p->stop && p->next < p->tasks->count &&
         p->next - p->delivered >= p->window) {
    pthread_cond_wait(&p->room, &p->mutex);
  }
  const bool taken = !p->stop && p->next < p->tasks->count;
  if (taken) {
    *index = p->next++;
  }
  pthread_mutex_unlock(&p->mutex);
  return taken;
}

static void
store(pool* p, size_t index, void* result)
{
  pthread_mutex_lock(&p->mutex);
  p->slots[index % p->window] = (pool_slot){true, result};
  pthread_cond_signal(&p->arrived);
  pthread_mutex_unlock(&p->mutex);
}

static void*
worker_main(void* argument)
{
  pool_worker* const      worker = (pool_worker*)argument;
  pool* const             p      = worker->owner;
  const pool_tasks* const tasks  = p->tasks;

  size_t index = 0U;
  while (take(p, &index)) {
    store(p, index, tasks->work(tasks->handle, worker->state, index));
  }
  return NULL;
}

// Wait for the result of a task and free its slot
static void*
collect(pool* p, size_t index)
{
  pool_slot* const slot = &p->slots[index % p->window];
  pthread_mutex_lock(&p->mutex);
  while (!slot->ready) {
    pthread_cond_wait(&p->arrived, &p->mutex);
  }
  void* const result = slot->result;
  *slot              = (pool_slot){false, NULL};
  pthread_mutex_unlock(&p->mutex);
  return result;
}

static weft_status
hand_over(const pool_tasks* tasks,
          size_t            index,
          void*             result,
          weft_error*       error)
{
  if (!result) {
    return fail_memory(error);
  }
  return tasks->deliver(tasks->handle, index, result, error);
}

static weft_status
deliver_all(pool* p, weft_error* error)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < p->tasks->count; ++i) {
    st = hand_over(p->tasks, i, collect(p, i), error);
    pthread_mutex_lock(&p->mutex);
    p->delivered = i + 1U;
    p->stop      = st != WEFT_OK;
    pthread_cond_broadcast(&p->room);
    pthread_mutex_unlock(&p->mutex);
  }
  return st;
}

// Without threads: one task after the other
static weft_status
run_inline(const pool_tasks* tasks, void* state, weft_error* error)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < tasks->count; ++i) {
    void* const result = tasks->work(tasks->handle, state, i);
    st                 = hand_over(tasks, i, result, error);
  }
  return st;
}

// Run `count` workers that have their state
static weft_status
run_threads(pool* p, pool_worker* workers, size_t count, weft_error* error)
{
  size_t running = 0U;
  for (size_t i = 0U; i < count; ++i) {
    pool_worker* const w = &workers[i];
    w->owner             = p;
    w->running           = !pthread_create(&w->thread, NULL, worker_main, w);
    running += w->running;
  }

  // With fewer threads than asked for the work is only slower
  const weft_status st = running
                           ? deliver_all(p, error)
                           : run_inline(p->tasks, workers[0].state, error);

  for (size_t i = 0U; i < count; ++i) {
    if (workers[i].running) {
      pthread_join(workers[i].thread, NULL);
    }
  }
  for (size_t i = 0U; i < p->window; ++i) {
    if (p->slots[i].ready && p->slots[i].result) {
      p->tasks->discard(p->tasks->handle, p->slots[i].result);
    }
  }
  return st;
}

static weft_status
run_workers(const pool_tasks* tasks,
            pool_worker*      workers,
            size_t            count,
            weft_error*       error)
{
  if (count == 1U) {
    return run_inline(tasks, workers[0].state, error);
  }

  pool p  = {.tasks = tasks, .window = count * POOL_WINDOW};
  p.slots = (pool_slot*)calloc(p.window, sizeof(pool_slot));
  if (!p.slots) {
    return fail_memory(error);
  }
  pthread_mutex_init(&p.mutex, NULL);
  pthread_cond_init(&p.room, NULL);
  pthread_cond_init(&p.arrived, NULL);

  const weft_status st = run_threads(&p, workers, count, error);

  pthread_cond_destroy(&p.arrived);
  pthread_cond_destroy(&p.room);
  pthread_mutex_destroy(&p.mutex);
  free(p.slots);
  return st;
}

weft_status
pool_run(const pool_tasks* tasks, weft_error* error)
{
  const size_t count = thread_count(tasks);
  if (!count) {
    return WEFT_OK;
  }
  pool_worker* const workers = (pool_worker*)calloc(count, sizeof(pool_worker));
  if (!workers) {
    return fail_memory(error);
  }

  weft_status st      = WEFT_OK;
  size_t      started = 0U;
  while (!st && started < count) {
    st = tasks->start(tasks->handle, &workers[started].state, error);
    started += !st;
  }
  if (!st) {
    st = run_workers(tasks, workers, count, error);
  }
  for (size_t i = 0U; i < started; ++i) {
    tasks->finish(tasks->handle, workers[i].state);
  }
  free(workers);
  return st;
}
