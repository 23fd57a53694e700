using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Apps;

public sealed class CameraAppTests : IDisposable
{
    private readonly TestGlasses _glasses = new();
    private readonly GlassesHost _host;

    public CameraAppTests() => _host = new GlassesHost(_glasses.Devices, [InstalledApp.InProcess(CameraApp.Manifest, () => new CameraApp())]);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_photo_is_taken_with_the_light_on_kept_logged_and_confirmed()
    {
        Assert.True(_host.Dispatch(Want(IntentKind.Capture, 1000)));
        Assert.Equal(["light", "take", "save"], _glasses.Events);
        Assert.Equal((HudTone.Accent, "Photo saved", "photo-1.jpg"), Notice());
        CaptureRecord record = Assert.Single(_glasses.Records);
        Assert.Equal((CaptureOutcome.Saved, "photo-1.jpg", "fist"), (record.Outcome, record.Text, record.Cause.Gesture));
        Assert.Equal("1 taken", _glasses.Menu.Items[0].Detail);
    }

    [Fact]
    public void Glasses_without_a_camera_say_so_and_light_nothing()
    {
        _glasses.Modes = [];
        var host = new GlassesHost(_glasses.Devices, [.. BuiltInApps.All().Take(2)]);
        Assert.True(host.Dispatch(Want(IntentKind.Capture, 1000)));
        Assert.Empty(_glasses.Events);
        Assert.Equal((HudTone.Warning, "Photo", "Photo needs a camera, which these glasses have not."), Notice());
        Assert.Equal("not here", _glasses.Menu.Items[^1].Detail);
        Assert.Empty(_glasses.Records);
    }

    [Fact]
    public void The_light_stays_on_for_one_and_a_half_seconds()
    {
        _host.Dispatch(Want(IntentKind.Capture, 1000));
        _host.Advance(At(2499.9));
        Assert.True(_glasses.IsLit);
        _host.Advance(At(2500));
        Assert.False(_glasses.IsLit);
        _host.Advance(At(2600));
        Assert.Single(_glasses.Events, "dark");
    }

    [Fact]
    public void A_second_photo_keeps_the_light_on_for_its_own_time()
    {
        _host.Dispatch(Want(IntentKind.Capture, 1000));
        _host.Dispatch(Want(IntentKind.Capture, 2000));
        _host.Advance(At(3400));
        Assert.True(_glasses.IsLit);
        _host.Advance(At(3500));
        Assert.False(_glasses.IsLit);
        Assert.Equal(["light", "take", "save", "take", "save", "dark"], _glasses.Events);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void Nothing_is_captured_while_the_light_is_dark_and_the_wearer_reads_why(bool obeys, bool works)
    {
        (_glasses.LedObeys, _glasses.LedWorks) = (obeys, works);
        _host.Dispatch(Want(IntentKind.Capture, 1000));
        _host.Advance(At(5000));
        Assert.DoesNotContain(_glasses.Events, entry => entry.StartsWith("take", StringComparison.Ordinal));
        Assert.DoesNotContain("save", _glasses.Events);
        Assert.Equal((HudTone.Warning, "No photo", "The capture light cannot be lit, or something covers it; uncover it."), Notice());
        Assert.Equal(CaptureOutcome.RefusedLedDark, Assert.Single(_glasses.Records).Outcome);
    }

    [Fact]
    public void A_photo_during_which_the_light_went_dark_is_thrown_away()
    {
        _glasses.LedDiesDuringExposure = true;
        _host.Dispatch(Want(IntentKind.Capture, 1000));
        Assert.DoesNotContain("save", _glasses.Events);
        Assert.Equal(CaptureOutcome.DiscardedLedDark, Assert.Single(_glasses.Records).Outcome);
    }

    [Fact]
    public void A_camera_that_fails_says_why_and_the_light_goes_off()
    {
        _glasses.CameraFault = "The camera does not answer.";
        _host.Dispatch(Want(IntentKind.Capture, 1000));
        Assert.Equal((HudTone.Warning, "No photo", "The camera does not answer."), Notice());
        Assert.Equal(CaptureOutcome.CameraFailed, Assert.Single(_glasses.Records).Outcome);
        _host.Advance(At(2500));
        Assert.False(_glasses.IsLit);
    }

    [Fact]
    public void A_store_that_is_full_says_so()
    {
        _glasses.StoreFault = "The memory is full.";
        _host.Dispatch(Want(IntentKind.Capture, 1000));
        Assert.Equal((HudTone.Warning, "No photo", "The memory is full."), Notice());
        Assert.Equal(CaptureOutcome.StoreFailed, Assert.Single(_glasses.Records).Outcome);
        Assert.Equal("", _glasses.Menu.Items[0].Detail);
    }

    private (HudTone Tone, string Title, string Text) Notice()
    {
        HudCard notice = Assert.IsType<HudCard>(_glasses.Notice);
        return (notice.Tone, notice.Title, notice.Text);
    }
}
