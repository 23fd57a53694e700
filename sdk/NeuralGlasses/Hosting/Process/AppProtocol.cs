namespace NeuralGlasses.Hosting.Process;

/// <summary>What both ends of the way between the glasses and an app in a process of its own have to agree on; <c>hardware-spec/app-protocol.md</c> says it in words.</summary>
public static class AppProtocol
{
    /// <summary>Name and version, the first thing that an app says.</summary>
    public const string Name = "neuralglasses-app/1";

    /// <summary>Environment variable with the path of the socket.</summary>
    public const string SocketVariable = "NEURALGLASSES_APP_SOCKET";

    /// <summary>Environment variable with the word by which the glasses know that it is the app that they started.</summary>
    public const string TokenVariable = "NEURALGLASSES_APP_TOKEN";

    /// <summary>Most bytes of a frame: a picture of 1024 × 1024 pixels and some text.</summary>
    public const int MostFrameBytes = 6 << 20;

    /// <summary>Time within which an app that was started has to say its name, in milliseconds. A guess: .NET starts in 0.2 s here, in 2 s on a small board.</summary>
    public const int HelloMs = 10_000;

    /// <summary>Messages that may wait for an app; one that reads so slowly is ended.</summary>
    public const int MostWaiting = 1000;
}
