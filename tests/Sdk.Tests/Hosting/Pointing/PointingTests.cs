using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Pointing;
using NeuralGlasses.Sdk.Tests.Interaction.Motion;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hosting.Pointing;

public sealed class PointingTests : IDisposable
{
    private PointingBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void NothingPointsBeforeTheWearerBegins()
    {
        _bench.Bend(15, 10, 500).Press();

        Assert.Null(_bench.Cursor);
        Assert.Equal(0, _bench.Wrist.Steps);
        Assert.Empty(_bench.Intents);
        Assert.Empty(_bench.Pointed);
    }

    [Fact]
    public void ATapOfTheThumbBringsThePointerToTheMiddle()
    {
        _bench.Make("thumb_tap");

        Assert.Equal(new HudCursor(0, 0) { OverId = _bench.Cursor!.OverId }, _bench.Cursor);
        Assert.True(_bench.Host.IsPointing);
        Assert.Equal(1, _bench.Wrist.Resets);
    }

    [Fact]
    public void WhatIsClickedOpens()
    {
        _bench.Make("thumb_tap").PointAt("scripted").Press();

        Assert.Equal("scripted", _bench.Host.OpenApp?.Manifest.Id);
        Assert.Equal([IntentKind.Point, IntentKind.Select], _bench.Intents);
        Assert.Contains((CursorEventKind.Clicked, "cursor_click", "scripted"), _bench.Pointed);
    }

    [Fact]
    public void WhatIsPointedAtIsMarkedAndNotWhatHasTheFocus()
    {
        _bench.Make("thumb_tap").PointAt("camera");

        Assert.Equal("camera", _bench.Scene.MarkedId);
        Assert.Equal("scripted", _bench.Scene.FocusedId);
    }

    [Fact]
    public void TheForearmLeadsThePointerWhereItsMotionIsFelt()
    {
        _bench.Forearm = new MovedForearm().Turn(3000, 400, 15).Down(3600, 300, 3);
        _bench.Run(400).Make("thumb_tap").Run(2000 - _bench.NowMs);
        // A bent wrist leads nothing meanwhile.
        _bench.Bend(0, 12, 100);
        Assert.Equal((0, 0), (_bench.Cursor!.RightDegrees, _bench.Cursor.DownDegrees));

        _bench.Run(4200 - _bench.NowMs);

        Assert.InRange(_bench.Cursor!.RightDegrees, 3, 7);
        Assert.InRange(_bench.Cursor.DownDegrees, 1.5, 5);
    }

    [Fact]
    public void WhoWantsItPointsWithTheWristWhateverTheForearmDoes()
    {
        _bench.Host.Preferences.Set(GlassesPreferences.Pointing, "wrist");
        _bench.Forearm = new MovedForearm().Turn(2000, 400, 15);
        _bench.Run(400).Make("thumb_tap").Run(3000 - _bench.NowMs);
        Assert.Equal(0, _bench.Cursor!.RightDegrees);

        _bench.PointAt("camera").Press();

        Assert.Equal("camera", _bench.Host.OpenApp?.Manifest.Id);
    }

    [Fact]
    public void AClickOnNothingDoesNothing()
    {
        _bench.Make("thumb_tap").Bend(0, 12, 3000).Press();

        Assert.Null(_bench.Cursor!.OverId);
        Assert.Equal([IntentKind.Point], _bench.Intents);
        Assert.Equal(1, _bench.Counters.Missed);
    }

    [Fact]
    public void WhereThereIsNothingToChooseAClickIsTheApps()
    {
        _bench.Make("thumb_tap").PointAt("scripted").Press();
        _bench.App.Glasses.Show(new HudScene("whole", [new HudText("words", "Press to go on")]));
        _bench.Run(200).Press();

        Assert.Equal((IntentKind.Select, null), (_bench.App.Intent.Kind, _bench.App.Intent.FocusedId));
        Assert.Equal(2, _bench.Counters.Clicks);
    }

    [Fact]
    public void AClickDoesNothingWhereSomethingElseHasComeUnderIt()
    {
        _bench.Make("thumb_tap").PointAt("camera");
        _bench.Wrist.Press = 1;
        _bench.Run(200);
        _bench.Host.Dispatch(new Intent(IntentKind.Home, new("temple_press", 1, default), default));
        _bench.Host.Notifications.Post(new("camera", "Camera", "one", "A notice", "It takes the place of what was there.", new((long)_bench.NowMs * 1000)), new((long)_bench.NowMs * 1000));
        _bench.Run(100);
        _bench.Wrist.Press = 0;
        _bench.Run(300);

        Assert.True(_bench.Counters.Clicks + _bench.Counters.Changed == 1, "the press was neither a click nor held back");
        Assert.Equal(_bench.Counters.Clicks == 1 ? "camera" : null, _bench.Host.OpenApp?.Manifest.Id);
    }

    [Fact]
    public void GesturesOfTheHandThatPointsMeanNothingButTheWayBack()
    {
        _bench.Make("thumb_tap").PointAt("scripted").Press();
        _bench.Make("fist").Make("index_press");

        Assert.Equal(0, _bench.Glasses.Count);
        Assert.Equal(2, _bench.Counters.HeldBack);
        Assert.Equal("scripted", _bench.Host.OpenApp?.Manifest.Id);

        _bench.Make("middle_press");
        Assert.Null(_bench.Host.OpenApp);
    }

    [Fact]
    public void AHandThatMovesDoesNotGoBackEither()
    {
        _bench.Make("thumb_tap").PointAt("scripted").Press();
        _bench.Wrist.Bent = (15, 0);
        _bench.Run(400).Make("middle_press");

        Assert.NotNull(_bench.Host.OpenApp);
        Assert.Equal(1, _bench.Counters.HeldBack);
    }

    [Fact]
    public void AnotherTapBringsItBackAndTwoEndIt()
    {
        _bench.Make("thumb_tap").Bend(12, 0, 500).Run(1500);
        Assert.NotEqual(0, _bench.Cursor!.RightDegrees);

        _bench.Make("thumb_tap");
        Assert.Equal(0, _bench.Cursor!.RightDegrees);

        _bench.Make("thumb_tap");
        Assert.Null(_bench.Cursor);
        Assert.False(_bench.Host.IsPointing);
    }

    [Fact]
    public void ItEndsByItselfWhenNothingIsMeant()
    {
        _bench.Make("thumb_tap").Run(44_000);
        Assert.True(_bench.Host.IsPointing);

        _bench.Run(2000);
        Assert.False(_bench.Host.IsPointing);
        Assert.Null(_bench.Cursor);
        Assert.Equal(1, _bench.Counters.Lapsed);

        int steps = _bench.Wrist.Steps;
        _bench.Press();
        Assert.Equal(steps, _bench.Wrist.Steps);
    }

    [Fact]
    public void ItEndsWhenTheBandIsLost()
    {
        _bench.Make("thumb_tap").Wait(6000);

        Assert.False(_bench.Host.IsPointing);
        Assert.Null(_bench.Cursor);
    }

    [Fact]
    public void ItEndsWhereATextIsWritten()
    {
        _bench.Make("thumb_tap").PointAt("scripted").Press();
        new AppText(_bench.App.Glasses).Write(new TextWish(TextPurpose.Message, "Note"), _ => { });
        _bench.Run(400);

        Assert.False(_bench.Host.IsPointing);
    }

    [Fact]
    public void APressThatLastsAsksForTheMenu()
    {
        _bench.Make("thumb_tap").PointAt("scripted").Press().Press(1500);

        Assert.Equal([IntentKind.Point, IntentKind.Select, IntentKind.ContextMenu], _bench.Intents);
    }

    [Fact]
    public void AnAppThatWantsDragsIsToldHowFarThePointerWent()
    {
        _bench.Dispose();
        _bench = new PointingBench(manifest: ScriptedApp.Manifest() with { Intents = [IntentKind.Drag] });
        _bench.Make("thumb_tap").PointAt("scripted").Press();
        double before = _bench.Cursor!.RightDegrees;
        _bench.Wrist.Press = 1;
        _bench.Run(800).Bend(15, 0, 500);
        _bench.Wrist.Press = 0;
        _bench.Run(300);

        Assert.True(_bench.Intents.Count(kind => kind == IntentKind.Drag) > 5, $"{string.Join(' ', _bench.Intents)}");
        Assert.True(_bench.App.Intent.Kind == IntentKind.Drag && _bench.App.Intent.X > 0);
        Assert.True(_bench.Cursor!.RightDegrees > before + 0.5);
    }

    [Fact]
    public void AListThatGoesOnComesWhereThePointerRestsOnItsLastLine()
    {
        _bench.Dispose();
        _bench = new PointingBench(lines: [.. Enumerable.Range(1, 20).Select(i => $"Line {i}")]);
        _bench.Make("thumb_tap").PointAt("scripted").Press();
        string last = _bench.Glasses.Spots[^1].Id;
        _bench.PointAt(last).Run(3000);

        Assert.DoesNotContain("Line 1", _bench.Glasses.Spots.Select(spot => spot.Id));
        Assert.Contains(_bench.Glasses.Spots[^1].Id, new[] { "Line 10", "Line 11", "Line 12", "Line 13", "Line 14", "Line 15" });
    }

    [Fact]
    public void WithoutADisplayFlicksAreStepsAndAPressSelects()
    {
        _bench.Dispose();
        _bench = new PointingBench(hasDisplay: false);
        _bench.Make("thumb_tap").Run(300);
        _bench.Wrist.Dps = (150, 0);
        _bench.Run(160);
        _bench.Wrist.Dps = (-150, 0);
        _bench.Run(160);
        _bench.Wrist.Dps = default;
        _bench.Run(500);
        Assert.Equal(1, _bench.Counters.Steps);
        Assert.Equal(_bench.Scene.Focusable.ElementAt(1), _bench.Host.FocusedId);

        _bench.Press();
        Assert.Equal([IntentKind.Point, IntentKind.FocusNext, IntentKind.Select], _bench.Intents);
        Assert.Equal(1, _bench.Glasses.Count);
        Assert.Null(_bench.Scene.Cursor);
    }

    [Theory]
    [InlineData(true, "no model")]
    [InlineData(false, "settings")]
    public void WhyNothingPointsIsSaid(bool lacksModel, string expected)
    {
        _bench.Dispose();
        _bench = new PointingBench(hasModel: !lacksModel);
        if (!lacksModel)
            _bench.Host.Preferences.Set(GlassesPreferences.Pointing, "off");
        _bench.Make("thumb_tap");

        Assert.Null(_bench.Cursor);
        Assert.Contains(_bench.Scene.Texts, text => text.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void ThePointerIsShownAtMostThirtyTimesASecond()
    {
        _bench.Make("thumb_tap");
        int before = _bench.Glasses.Scenes.Count;
        _bench.Bend(10, 0, 500);

        Assert.InRange(_bench.Glasses.Scenes.Count - before, 8, 31);
    }
}
