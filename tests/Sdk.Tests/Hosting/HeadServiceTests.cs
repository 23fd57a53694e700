using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Hosting;

// The open app is told where the wearer looks, at most so often, and nobody else is; the sensor rests whenever nobody has anything of it.
public sealed class HeadServiceTests : IWearSensor, IDisposable
{
    private readonly TestGlasses _glasses = new();
    private readonly TurningHead _head = new();
    private readonly ScriptedApp _app = new();
    private readonly List<AppAnswer> _answers = [];
    private GlassesHost? _host;
    private int _ms;

    public bool IsWorn { get; set; } = true;

    public void Dispose() => _host?.Dispose();

    private List<HeadTurn> Turns => [.. _app.Events.Where(each => each.Name == AppHead.Turned).Select(AppHead.Of)];

    [Fact]
    public void The_open_app_is_told_how_far_the_head_has_turned()
    {
        Open();
        Follow();
        Run(500);
        Assert.All(Turns, turn => Assert.Equal((0.0, 0.0, 0.0, 0L), (turn.YawDegrees, turn.PitchDegrees, turn.RollDegrees, turn.Lost)));
        Turn(90);
        Assert.Equal(90, Turns[^1].YawDegrees, 1.0);
        Turn(-120);
        Assert.Equal(-30, Turns[^1].YawDegrees, 1.0);
        Assert.Single(Turns.Select(turn => turn.Since).Distinct());
        Assert.Empty(_answers);
        new AppHead(_app.Glasses).Stop();
        int told = Turns.Count;
        Run(500);
        Assert.Equal([AppAnswer.Done()], _answers);
        Assert.Equal((told, false, 1), (Turns.Count, _head.IsOpen, _head.Opened));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(4, 4)]
    [InlineData(1, 1)]
    [InlineData(1000, 10)]
    [InlineData(-5, 1)]
    public void Reports_come_at_most_as_often_as_was_asked_and_never_more_than_ten_a_second(int asked, int perSecond)
    {
        Open();
        Follow(asked);
        Run(10_000);
        Assert.InRange(Turns.Count, (10 * perSecond) - 1, (10 * perSecond) + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("often")]
    public void A_rate_that_is_none_is_the_usual_one(string rate)
    {
        Open();
        _app.Glasses.Ask(new AppAsk("head.follow") { Arguments = new Dictionary<string, string> { ["rate"] = rate } });
        Run(2000);
        Assert.InRange(Turns.Count, 18, 21);
    }

    [Fact]
    public void Whoever_begins_and_stops_without_end_is_told_no_more_often_and_opens_the_sensor_once()
    {
        Open();
        _app.Behaviour = (app, call) =>
        {
            for (var i = 0; i < 10 && call == "tick"; i++)
            {
                new AppHead(app.Glasses).Follow();
                new AppHead(app.Glasses).Stop();
            }

            Follow(1000);
        };
        Run(5000);
        Assert.InRange(Turns.Count, 0, 51);
        Assert.Equal((1, AppState.Running), (_head.Opened, _host!.Apps[0].State));
        Assert.Contains(AppAnswer.Done(), _answers);
    }

    [Fact]
    public void An_app_that_asks_a_thousand_times_is_refused_each_time_and_ended_if_it_goes_on()
    {
        Open();
        _app.Behaviour = (app, call) =>
        {
            for (var i = 0; i < 1000 && call == "tick"; i++)
                Follow();
        };
        Run(300);
        Assert.All(_answers, answer => Assert.Equal(AppAnswer.Refused("The head is followed already; stop that first."), answer));
        Assert.True(_answers.Count > 100);
        for (var i = 0; i < 200 && _host!.Apps[0].Crashes == 0; i++)
            Run(10);
        Assert.Equal("It asked for 64 things a turn, 50 turns in a row.", _host!.Apps[0].LastFailure);
        _app.Behaviour = null;
        Run(20);
        Assert.False(_head.IsOpen);
        Assert.Equal(1, _head.Opened);
    }

    [Fact]
    public void Whoever_may_not_is_told_why_and_the_sensor_stays_closed()
    {
        Open(permission: AppPermission.Notifications);
        Refused("Scripted has not the permission 'head'; its manifest has to ask for it.");
        Open(hasHead: false);
        Refused("These glasses have no motion sensor.");
        Open();
        _app.Glasses.Ask(new AppAsk("head.nod"), _answers.Add);
        Run(10);
        Assert.Equal(AppAnswer.Refused("The head does not know 'head.nod'; it knows head.follow and head.stop."), _answers[^1]);
        _host!.Dispatch(Want(IntentKind.Home, _ms));
        Refused("Scripted is not open; the head is followed for the open app alone.");
        Assert.Equal(0, _head.Opened);
        Assert.Empty(Turns);

        void Refused(string why)
        {
            Follow();
            Run(200);
            Assert.Equal(AppAnswer.Refused(why), _answers[^1]);
        }
    }

    [Fact]
    public void Leaving_the_app_ends_it_and_coming_back_does_not_begin_it()
    {
        Open();
        Follow();
        Run(500);
        _host!.Dispatch(Want(IntentKind.Home, _ms));
        Run(20);
        Assert.Equal([AppAnswer.Done("The app was left.")], _answers);
        Assert.False(_head.IsOpen);
        int told = Turns.Count;
        _host.Dispatch(Want(IntentKind.Select, _ms));
        Run(1000);
        Assert.Equal((told, false), (Turns.Count, _head.IsOpen));
    }

    [Fact]
    public void An_app_that_crashes_follows_nothing_any_more()
    {
        Open();
        Follow();
        Run(500);
        _app.Behaviour = (_, call) => throw new InvalidOperationException(call);
        Run(50);
        Assert.False(_head.IsOpen);
        Assert.Empty(_answers);
        Assert.Equal(1, _host!.Apps[0].Crashes);
    }

    [Fact]
    public void It_pauses_while_nobody_looks_and_the_yaw_counts_anew_afterwards()
    {
        Open(awakeMs: 5000);
        Follow();
        Run(1000);
        Turn(40);
        HostTime began = Turns[^1].Since;
        IsWorn = false;
        Run(1000);
        Pauses();
        IsWorn = true;
        Run(1000);
        Assert.Equal(0, Turns[^1].YawDegrees, 0.1);
        HostTime again = Turns[^1].Since;
        Assert.True(again > began);
        Run(6000);
        Pauses();
        _host!.Dispatch(Want(IntentKind.DisplayToggle, _ms));
        Run(500);
        Assert.True(_head.IsOpen && Turns[^1].Since > again);
        Assert.Empty(_answers);

        void Pauses()
        {
            int told = Turns.Count;
            Run(1000);
            Assert.Equal((told, false), (Turns.Count, _head.IsOpen));
        }
    }

    [Fact]
    public void Lost_samples_are_told_and_a_short_loss_does_not_begin_anew()
    {
        Open();
        _head.Lost = 7;
        Follow();
        Run(1000);
        Assert.Equal(0, Turns[^1].Lost);
        _head.Lost = 10;
        Run(200);
        Assert.Equal(3, Turns[^1].Lost);
        Assert.Single(Turns.Select(turn => turn.Since).Distinct());
    }

    [Fact]
    public void A_sensor_that_fails_is_an_answer_and_is_not_asked_at_every_turn()
    {
        Open();
        _head.Failure = "The motion sensor has a cold.";
        Follow();
        Run(100);
        Assert.Equal([AppAnswer.Refused("The motion sensor has a cold.")], _answers);
        _app.Behaviour = (_, call) => Follow();
        Run(4000);
        Assert.Equal(1, _head.Refused);
        Assert.All(_answers, answer => Assert.False(answer.IsDone));
        (_head.Failure, _app.Behaviour) = (null, null);
        Follow();
        Run(6000);
        Assert.True(Turns.Count > 0);
    }

    [Fact]
    public void A_sensor_that_falls_silent_is_closed_and_said_so()
    {
        Open();
        Follow();
        Run(1000);
        _head.IsSilent = true;
        Run(1100);
        Assert.Equal([AppAnswer.Refused("The motion sensor says nothing any more.")], _answers);
        Assert.False(_head.IsOpen);
    }

    [Fact]
    public void What_was_recorded_of_the_sensor_gives_the_same_reports_again()
    {
        var records = new RecordedHead();
        List<HeadTurn> first = Play(TracedDevices.Wrap(_head, new TraceRecorder(records)));
        _head.RightDps = 500;
        List<HeadTurn> again = Play(records);
        Assert.Equal(first, again);
        Assert.Equal(55, first[^1].YawDegrees, 1.0);

        List<HeadTurn> Play(IHeadMotion sensor)
        {
            (_ms, IsWorn) = (0, true);
            _app.Events.Clear();
            Open(sensor: sensor);
            Follow();
            Run(1500);
            Turn(30);
            IsWorn = false;
            Run(200);
            IsWorn = true;
            Run(200);
            Turn(55);
            return Turns;
        }
    }

    private void Follow(int perSecond = AppHead.MostPerSecond) => new AppHead(_app.Glasses).Follow(_answers.Add, perSecond);

    private void Turn(double degrees)
    {
        _head.RightDps = degrees * 2;
        Run(500);
        _head.RightDps = 0;
        Run(200);
    }

    private void Run(int ms)
    {
        for (int end = _ms + ms; _ms < end;)
            _host!.Advance(At(_ms += 10));
    }

    private void Open(AppPermission permission = AppPermission.Head, bool hasHead = true, double awakeMs = 0, IHeadMotion? sensor = null)
    {
        _host?.Dispose();
        var manifest = ScriptedApp.Manifest() with { Permissions = [permission], TickMs = 20, RunsInBackground = true };
        _host = new GlassesHost(_glasses.Devices with { Head = hasHead ? sensor ?? _head : null, Wear = this }, [ScriptedApp.Install(manifest, () => _app)], new GlassesHostOptions { AwakeMs = awakeMs });
        Run(10);
        if (awakeMs > 0)
            _host.Dispatch(Want(IntentKind.DisplayToggle, _ms));
        _host.Dispatch(Want(IntentKind.Select, _ms));
        Run(100);
    }
}
