using NeuralGlasses.Hosting;
using NeuralGlasses.Interaction;
using NeuralGlasses.Notifications;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Testing;

/// <summary>Which glasses a test wears, and what is true of them before it begins.</summary>
public sealed record VirtualGlassesOptions
{
    /// <summary>Name of the profile, one of <see cref="VirtualGlassesFixture.Profiles"/>.</summary>
    public string Profile { get; init; } = GlassesProfile.Usual;

    /// <summary>The wearer's clock at the beginning; the same for every run, so that pictures of it are.</summary>
    public DateTimeOffset StartedAt { get; init; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What gestures mean, and how long the glasses stay awake.</summary>
    public GestureSettings Gestures { get; init; } = GestureSettings.Shipped;

    /// <summary>What apps kept before, and keep; give the same one to two fixtures for glasses that were switched off in between.</summary>
    public IAppKeep Keep { get; init; } = new MemoryAppKeep();

    /// <summary>What the glasses do for apps, besides what they always do.</summary>
    public IReadOnlyList<IAppService> Services { get; init; } = [];

    /// <summary>What the wearer wants to be told; null for a wearer who lets every app of the fixture into view.</summary>
    public NotificationSettings? Notifications { get; init; }

    /// <summary>What the camera sees, what fails, and the like; its own profile is not looked at.</summary>
    public GlassesScenario Scenario { get; init; } = new();

    /// <summary>How much the memory for photos, videos and sound notes holds; null for the usual sizes.</summary>
    public MediaStoreOptions? Memory { get; init; }

    /// <summary>Seed of every die.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Folder, new or empty, for pictures of the display, what is captured and what is played; null for one that is deleted at the end.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Time on the wall for which an app in a process of its own is waited for before the virtual clock goes on, in milliseconds; what has not
    /// answered by then is no longer waited for until it answers. 0 to wait for nobody.
    /// </summary>
    public double PatienceMs { get; init; } = 20_000;

    /// <summary>The clock on the wall, of which only that patience is taken.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
