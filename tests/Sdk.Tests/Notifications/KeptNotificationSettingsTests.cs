using NeuralGlasses.Notifications;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Notifications;

/// <summary>What the wearer wants to be told outlives the program, and what cannot be read allows nothing.</summary>
public sealed class KeptNotificationSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kept-").FullName;
    private readonly List<string> _log = [];

    private static NotificationSettings TimerOnly { get; } = new NotificationSettings().With("timer", new AppNotificationSettings { InView = true });

    [Fact]
    public void Before_anything_was_set_the_first_settings_hold_and_nothing_is_written()
    {
        var kept = new KeptNotificationSettings(File(), TimerOnly);

        kept.Follow(kept.Settings, default, Log);

        Assert.Same(TimerOnly, kept.Settings);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_was_set_is_there_after_a_restart()
    {
        NotificationSettings set = TimerOnly.With("mail", new AppNotificationSettings { InView = true, PerHour = 3 }) with { Quiet = new QuietSettings { IsOn = true } };
        new KeptNotificationSettings(File(), TimerOnly).Follow(set, default, Log);

        NotificationSettings again = new KeptNotificationSettings(File(), TimerOnly).Settings;

        Assert.Equal(3, again.Of("mail").PerHour);
        Assert.True(again.Of("timer").InView);
        Assert.True(again.Quiet.IsOn);
        Assert.Single(Directory.GetFiles(_folder));
        Assert.Empty(_log);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"format":"other/9"}""")]
    public void A_damaged_file_is_named_once_and_allows_nothing(string damaged)
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "n.json"), damaged);
        var kept = new KeptNotificationSettings(File(), TimerOnly);

        kept.Follow(kept.Settings, new HostTime(5), Log);
        kept.Follow(kept.Settings, new HostTime(6), Log);

        Assert.False(kept.Settings.Of("timer").InView);
        Assert.Contains("n.json", Assert.Single(_log), StringComparison.Ordinal);
        Assert.Equal(kept.Complaint, _log[0]);
    }

    [Fact]
    public void A_memory_that_fails_is_told_and_tried_again_with_the_next_change()
    {
        var gone = new KeptFile(Path.Combine(_folder, "gone", "n.json"));
        var kept = new KeptNotificationSettings(gone, TimerOnly);
        kept.Follow(TimerOnly.With("mail", new AppNotificationSettings { InView = true }), default, Log);
        Assert.Contains("cannot be kept", Assert.Single(_log), StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(_folder, "gone"));
        kept.Follow(TimerOnly.With("mail", new AppNotificationSettings { Sound = true }), default, Log);

        Assert.Null(kept.Complaint);
        Assert.True(new KeptNotificationSettings(gone, TimerOnly).Settings.Of("mail").Sound);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private KeptFile File() => new(Path.Combine(_folder, "n.json"));

    private void Log(HostTime at, string line) => _log.Add(line);
}
