using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Tests;
using NeuralGlasses.Wristband.Supervision;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Supervision;

public sealed class SupervisorTests
{
    private const int Every = (1 << Heartbeat.Count) - 1;
    private const long WatchdogMicroseconds = 3_000_000;

    private readonly BoardClock _clock = new();
    private readonly VirtualWatchdog _watchdog;
    private readonly FaultLog _faults;
    private readonly Supervisor _supervisor;

    public SupervisorTests()
    {
        _watchdog = new VirtualWatchdog(_clock, WatchdogMicroseconds);
        _faults = new FaultLog(new VirtualStore(), _clock, 1);
        _supervisor = new Supervisor(_clock, _watchdog, _faults, Every);
    }

    public static TheoryData<int> Heartbeats => new(Enumerable.Range(0, Heartbeat.Count));

    [Fact]
    public void A_loop_as_it_should_be_has_no_fault_and_feeds_the_watchdog_each_turn()
    {
        Run(1000);
        Assert.Equal(0u, _faults.Total);
        Assert.True(_supervisor.IsHealthy);
        Assert.Equal(1000, _watchdog.Feeds);
        Assert.Equal(100, _supervisor.StepsLastSecond);
        Assert.Equal(0, _supervisor.LateSteps);
        Assert.Equal(10_000, _supervisor.LongestStepMicroseconds);
    }

    [Theory]
    [InlineData(20_000, 0)]
    [InlineData(20_001, 1)]
    [InlineData(400_000, 1)]
    public void A_turn_longer_than_20_ms_is_late(int period, int late)
    {
        Run(100);
        Run(1, period);
        Run(100);
        Assert.Equal(late, _supervisor.LateSteps);
        Assert.Equal(period, _supervisor.LongestStepMicroseconds);
    }

    [Theory]
    [InlineData(11_111, false)]
    [InlineData(11_300, true)]
    [InlineData(20_000, true)]
    public void Fewer_than_90_turns_a_second_for_three_seconds_are_a_fault(int period, bool isFault)
    {
        Run(10_000_000 / period, period);
        Assert.Equal(isFault ? FaultCode.Bit(FaultCode.LoopLate) : 0, _faults.StatusBits);
        Assert.Equal(isFault ? 1u : 0u, _faults.Total);
        Assert.Equal(!isFault, _supervisor.IsHealthy);
    }

    [Fact]
    public void Two_slow_seconds_are_no_fault_and_three_are()
    {
        Run(100);
        Run(100, 20_000);
        Run(200);
        Assert.Equal(0u, _faults.Total);
        Run(150, 20_000);
        Run(1);
        Assert.Equal([(FaultCode.LoopLate, 50)], Lines());
    }

    [Fact]
    public void A_loop_that_recovers_is_healthy_and_its_next_slowness_is_a_fault_of_its_own()
    {
        Run(300, 20_000);
        Assert.False(_supervisor.IsHealthy);
        Run(200);
        Assert.True(_supervisor.IsHealthy);
        Assert.Equal(0u, _faults.StatusBits);
        Run(300, 20_000);
        Assert.Equal([(FaultCode.LoopLate, 50), (FaultCode.LoopLate, 50)], Lines());
    }

    [Theory]
    [MemberData(nameof(Heartbeats))]
    public void A_silent_heartbeat_is_a_fault_once_and_the_watchdog_is_not_fed_until_it_beats_again(int id)
    {
        Run(100);
        var allowed = Heartbeat.MaxSilenceMilliseconds(id) / 10;
        Run(allowed, silent: Heartbeat.Bit(id));
        Assert.Equal(0u, _faults.Total);
        Assert.Equal(100 + allowed, _watchdog.Feeds);

        Run(250, silent: Heartbeat.Bit(id));
        Assert.Equal([(FaultCode.ThreadSilent, id)], Lines());
        Assert.Equal(1u, _faults.Total);
        Assert.Equal(Heartbeat.Bit(id), _supervisor.Silent);
        Assert.False(_supervisor.IsHealthy);
        Assert.Equal(100 + allowed, _watchdog.Feeds);
        Assert.False(_watchdog.HasExpired);

        Run(1);
        Assert.True(_supervisor.IsHealthy);
        Assert.Equal(0u, _faults.StatusBits);
        Assert.Equal(101 + allowed, _watchdog.Feeds);
        Run(1000, silent: Heartbeat.Bit(id));
        Assert.Equal([(FaultCode.ThreadSilent, id), (FaultCode.ThreadSilent, id)], Lines());
        Assert.True(_watchdog.HasExpired);
    }

    [Fact]
    public void A_heartbeat_that_never_beats_is_silent_too()
    {
        Run(600, silent: Every);
        Assert.Equal(Every, _supervisor.Silent);
        Assert.Equal(Heartbeat.Count, _faults.Count);
        Assert.True(_watchdog.HasExpired);
    }

    [Fact]
    public void One_that_recovers_does_not_speak_for_another()
    {
        Run(300, silent: Heartbeat.Bit(Heartbeat.Loop) | Heartbeat.Bit(Heartbeat.Imu));
        var fed = _watchdog.Feeds;
        Run(1, silent: Heartbeat.Bit(Heartbeat.Imu));
        Assert.Equal(Heartbeat.Bit(Heartbeat.Imu), _supervisor.Silent);
        Assert.Equal(FaultCode.Bit(FaultCode.ThreadSilent), _faults.StatusBits);
        Assert.Equal(fed, _watchdog.Feeds);
    }

    [Fact]
    public void A_loop_that_hangs_feeds_nobody()
    {
        Run(100);
        _clock.WaitUntil(_clock.Microseconds + WatchdogMicroseconds + 1);
        Assert.True(_watchdog.HasExpired);
        Run(10);
        Assert.True(_watchdog.HasExpired);
        Assert.Equal(100, _watchdog.Feeds);
    }

    [Fact]
    public void A_pause_of_seconds_counts_as_seconds_without_turns()
    {
        Run(100);
        Run(1, 5_000_000);
        Run(1);
        Assert.Equal([(FaultCode.LoopLate, 0)], Lines());
    }

    [Fact]
    public void A_heartbeat_that_is_not_watched_may_be_silent()
    {
        _supervisor.Unwatch(Heartbeat.Imu);
        Run(500, silent: Heartbeat.Bit(Heartbeat.Imu));
        Assert.Equal(0u, _faults.Total);
        _supervisor.Watch(Heartbeat.Imu);
        _supervisor.Watch(Heartbeat.Imu);
        Run(101, silent: Heartbeat.Bit(Heartbeat.Imu));
        Assert.Equal(0u, _faults.Total);
        Run(1, silent: Heartbeat.Bit(Heartbeat.Imu));
        Assert.Equal([(FaultCode.ThreadSilent, Heartbeat.Imu)], Lines());
        _supervisor.Unwatch(Heartbeat.Imu);
        Assert.True(_supervisor.IsHealthy);
        Assert.Equal(0u, _faults.StatusBits);
    }

    [Fact]
    public void Watching_again_what_is_watched_gives_it_no_more_time()
    {
        for (var i = 0; i < 200; i++)
        {
            _supervisor.Watch(Heartbeat.Imu);
            Run(1, silent: Heartbeat.Bit(Heartbeat.Imu));
        }

        Assert.Equal(Heartbeat.Bit(Heartbeat.Imu), _supervisor.Silent);
    }

    [Fact]
    public void A_pause_that_was_meant_is_neither_late_nor_silent()
    {
        Run(600, 20_000, silent: Heartbeat.Bit(Heartbeat.Imu));
        var late = _supervisor.LateSteps;
        var total = _faults.Total;
        _clock.WaitUntil(_clock.Microseconds + 3_600_000_000);
        _supervisor.Restart();
        Assert.True(_supervisor.IsHealthy);
        Assert.Equal(0u, _faults.StatusBits);
        Run(500);
        Assert.Equal(late, _supervisor.LateSteps);
        Assert.Equal(total, _faults.Total);
        Assert.Equal(100, _supervisor.StepsLastSecond);
    }

    [Fact]
    public void Every_heartbeat_has_a_name_of_its_own_and_a_time_that_the_loop_can_see()
    {
        var ids = Enumerable.Range(0, Heartbeat.Count).ToArray();
        Assert.Equal(ids.Length, ids.Select(Heartbeat.Name).Distinct().Count());
        Assert.All(ids, id => Assert.InRange(Heartbeat.MaxSilenceMilliseconds(id), 100, 60_000));
    }

    [Fact]
    public void A_turn_allocates_nothing()
    {
        // A full log in both slots first, or the simulated store would still grow.
        for (var i = 0; i < 40; i++)
            _faults.Note(FaultCode.Saturated, i);
        _faults.Note(FaultCode.AfeSilent, 0);
        _faults.Note(FaultCode.AfeSilent, 1);
        Run(700, silent: Every);
        Assert.Equal(0, Allocation.LeastOf(3, _ =>
        {
            Run(700);
            Run(700, silent: Every);
        }));
    }

    // The turn comes first and the wait after it: the work of a turn lies between two steps.
    private void Run(int turns, int period = 10_000, int silent = 0)
    {
        for (var i = 0; i < turns; i++)
        {
            for (var id = 0; id < Heartbeat.Count; id++)
            {
                if ((silent & Heartbeat.Bit(id)) == 0)
                    _supervisor.Beat(id);
            }

            _supervisor.Step();
            _clock.WaitUntil(_clock.Microseconds + period);
        }
    }

    private List<(int Code, int Detail)> Lines()
    {
        List<(int, int)> lines = [];
        var entry = new FaultEntry();
        for (var i = 0; _faults.TryRead(i, entry); i++)
            lines.Add((entry.Code, entry.Detail));
        return lines;
    }
}
