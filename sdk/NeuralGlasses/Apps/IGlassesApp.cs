using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps;

/// <summary>Something the wearer can do with the glasses; one line of the home menu.</summary>
public interface IGlassesApp
{
    /// <summary>Name that stays the same, unique among the apps.</summary>
    string Id { get; }

    /// <summary>Label in the home menu, 1 to 15 characters.</summary>
    string Title { get; }

    /// <summary>Second text in the home menu, true at the moment it is read; empty for none.</summary>
    string Detail { get; }

    /// <summary>
    /// Does what is wanted; false if this app has no use for the intent. <see cref="IntentKind.Select"/> comes only to
    /// the focused app, <see cref="IntentKind.Capture"/> to every app until one takes it.
    /// </summary>
    bool TryHandle(in Intent intent, IAppContext context);

    /// <summary>Lets time go by.</summary>
    void Advance(HostTime now, IAppContext context);
}
