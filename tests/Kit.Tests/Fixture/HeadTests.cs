using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Fixture;

// A head that turns in a test is felt by a sensor with noise and offset, as in a run of the simulator.
public sealed class HeadTests
{
    private static readonly AppManifest Manifest = new() { Id = "probe", Version = "1.0.0", Title = "Probe", Permissions = [AppPermission.Head] };

    [Fact]
    public void An_app_is_told_where_the_wearer_looks()
    {
        var app = new Probe();
        using var glasses = new VirtualGlassesFixture(InstalledApp.InProcess(Manifest, () => app));
        glasses.Open("probe").Do(app, probe => probe.Head.Follow(probe.Answer)).Wait(2000);
        Looks(0, 0);
        glasses.TurnHead(90).Wait(200);
        Looks(90, 0);
        glasses.TurnHead(-30, 20).Wait(200);
        Looks(60, 20);
        glasses.TurnHead(0, -35).Wait(2000);
        Looks(60, -15);
        Assert.Equal((1, 0L), (app.Turns.Select(turn => turn.Since).Distinct().Count(), app.Turns[^1].Lost));
        Assert.InRange(app.Turns.Count, (int)(glasses.Now.Microseconds / 1e5) - 10, (int)(glasses.Now.Microseconds / 1e5));
        glasses.Home();
        Assert.Equal([AppAnswer.Done("The app was left.")], app.Answers);

        // The first second, in which the sensor is not known yet, and three turns: one degree each.
        void Looks(double yaw, double pitch)
        {
            Assert.Equal(yaw, app.Turns[^1].YawDegrees, 3.0);
            Assert.Equal(pitch, app.Turns[^1].PitchDegrees, 1.5);
            Assert.Equal(0, app.Turns[^1].RollDegrees, 1.5);
        }
    }

    [Fact]
    public void The_same_turn_is_told_the_same_twice()
    {
        Assert.Equal(Play(), Play());

        static List<HeadTurn> Play()
        {
            var app = new Probe();
            using var glasses = new VirtualGlassesFixture(InstalledApp.InProcess(Manifest, () => app));
            glasses.Open("probe").Do(app, probe => probe.Head.Follow(probe.Answer)).TurnHead(60, 10).Wait(1000);
            return app.Turns;
        }
    }

    [Fact]
    public void Glasses_that_are_taken_off_tell_nothing_until_they_are_worn_again()
    {
        var app = new Probe();
        using var glasses = new VirtualGlassesFixture(InstalledApp.InProcess(Manifest, () => app));
        glasses.Open("probe").Do(app, probe => probe.Head.Follow(probe.Answer)).Wait(500).TurnHead(40);
        glasses.TakeOff();
        int told = app.Turns.Count;
        glasses.Wait(1000);
        Assert.Equal(told, app.Turns.Count);
        glasses.PutOn().Wait(1000);
        Assert.Equal(0, app.Turns[^1].YawDegrees, 2.0);
        Assert.NotEqual(app.Turns[0].Since, app.Turns[^1].Since);
        Assert.Empty(app.Answers);
    }

    [Fact]
    public void A_sensor_that_breaks_in_the_middle_is_an_answer_and_mends()
    {
        var app = new Probe();
        using var glasses = new VirtualGlassesFixture(InstalledApp.InProcess(Manifest, () => app));
        glasses.Open("probe").Do(app, probe => probe.Head.Follow(probe.Answer)).Wait(500);
        glasses.Break(GlassesPart.Head).Wait(1200);
        Assert.Equal([AppAnswer.Refused("The motion sensor says nothing any more.")], app.Answers);
        glasses.Mend(GlassesPart.Head).Wait(5000).Do(app, probe => probe.Head.Follow(probe.Answer));
        int told = app.Turns.Count;
        glasses.Wait(1000);
        Assert.True(app.Turns.Count > told);
        Assert.Single(app.Answers);
    }

    [Fact]
    public void Without_the_permission_there_is_a_sentence_and_no_report()
    {
        var app = new Probe();
        using var glasses = new VirtualGlassesFixture(InstalledApp.InProcess(Manifest with { Permissions = [] }, () => app));
        glasses.Open("probe").Do(app, probe => probe.Head.Follow(probe.Answer)).TurnHead(90);
        Assert.Equal("Probe has not the permission 'head'; its manifest has to ask for it.", Assert.Single(app.Answers).Text);
        Assert.Empty(app.Turns);
    }

    [Fact]
    public void A_turn_that_is_none_is_refused()
    {
        using var glasses = new VirtualGlassesFixture(InstalledApp.InProcess(Manifest, () => new Probe()));
        Assert.Throws<ArgumentOutOfRangeException>(() => glasses.TurnHead(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => glasses.TurnHead(90, ms: 0));
    }
}
