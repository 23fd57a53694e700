using NeuralGlasses.Apps.Messages;

namespace NeuralGlasses.Hosting;

/// <summary>An app that runs, in this process or in one of its own. Messages are handled in order; requests come in the order in which they were made.</summary>
public interface IRunningApp : IDisposable
{
    /// <summary>Gives a message to the app; one to an app that has ended is lost.</summary>
    void Send(in AppMessage message);

    /// <summary>Takes the oldest request that was not taken yet; false if there is none.</summary>
    bool TryTake(out AppRequest request);

    /// <summary>Messages that the app was given and has not done with.</summary>
    int Waiting { get; }
}
