package io.github.inngest4j.engine.internal.model;

import java.util.List;

/** The tables of the state and their indexes. */
public final class Tables {

    /** Counters of the engine itself; one row. */
    public static final Table<Meta> META = new Table<>("meta", Meta.class, meta -> Meta.KEY);

    /** Applications that registered. */
    public static final Table<AppState> APPS = new Table<>("apps", AppState.class, AppState::name);

    /** Their functions. */
    public static final Table<FunctionState> FUNCTIONS =
            new Table<>("functions", FunctionState.class, FunctionState::slug);

    /** Functions of an application. */
    public static final Index<FunctionState> FUNCTIONS_BY_APP = FUNCTIONS.index("app", FunctionState::app);

    /** Events, received and internal. */
    public static final Table<EventState> EVENTS = new Table<>("events", EventState.class, EventState::id);

    /** Events by the id that applications see. */
    public static final Index<EventState> EVENTS_BY_VISIBLE_ID = EVENTS.index("visible-id", EventState::visibleId);

    /** Runs, also those that ended. */
    public static final Table<RunState> RUNS = new Table<>("runs", RunState.class, RunState::id);

    /** Runs by the first of the events that started them. */
    public static final Index<RunState> RUNS_BY_EVENT =
            RUNS.index("event", run -> run.eventIds().get(0));

    /** Results of steps; within a run in the order in which the steps ended. */
    public static final Table<StepState> STEPS = new Table<>("steps", StepState.class, StepState::key);

    /** All results of a run, in order. */
    public static final Index<StepState> STEPS_BY_RUN = STEPS.index("run", StepState::runId);

    /** The result of one step of a run. */
    public static final Index<StepState> STEPS_BY_ID =
            STEPS.index("id", step -> StepState.idKey(step.runId(), step.id()));

    /** What is to be done, at once or later. */
    public static final Table<QueueItem> ITEMS = new Table<>("items", QueueItem.class, QueueItem::id);

    /** Items of a run. */
    public static final Index<QueueItem> ITEMS_BY_RUN = ITEMS.index("run", QueueItem::runId);

    /** Items that are not being worked on, in the order in which they are due. */
    public static final Index<QueueItem> ITEMS_BY_DUE = ITEMS.index("due", QueueItem::dueKey);

    /** Waits of runs. */
    public static final Table<Wait> WAITS = new Table<>("waits", Wait.class, Wait::id);

    /** Waits of a run. */
    public static final Index<Wait> WAITS_BY_RUN = WAITS.index("run", Wait::runId);

    /** Waits for events of a name. */
    public static final Index<Wait> WAITS_BY_EVENT = WAITS.index("event", Wait::event);

    /** Waits for a signal; at most one. */
    public static final Index<Wait> WAITS_BY_SIGNAL = WAITS.index("signal", Wait::signal);

    /** Work that a run has asked for once; a second request for the same is ignored. */
    public static final Table<Job> JOBS = new Table<>("jobs", Job.class, Job::key);

    /** Jobs of a run. */
    public static final Index<Job> JOBS_BY_RUN = JOBS.index("run", Job::runId);

    /** All indexes. */
    public static final List<Index<?>> INDEXES = List.of(
            FUNCTIONS_BY_APP,
            EVENTS_BY_VISIBLE_ID,
            RUNS_BY_EVENT,
            STEPS_BY_RUN,
            STEPS_BY_ID,
            ITEMS_BY_RUN,
            ITEMS_BY_DUE,
            WAITS_BY_RUN,
            WAITS_BY_EVENT,
            WAITS_BY_SIGNAL,
            JOBS_BY_RUN);

    private Tables() {}
}
