namespace NeuralGlasses.Sound;

/// <summary>Kinds of what is said; of two that wait the one with the higher number goes first.</summary>
[Flags]
public enum SpokenKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Something that is shown reads differently now.</summary>
    Update = 1,

    /// <summary>The open app says it of itself.</summary>
    App = 2,

    /// <summary>Something is new or done.</summary>
    Notice = 4,

    /// <summary>The focus has moved, or another scene is there.</summary>
    Focus = 8,

    /// <summary>The wearer has asked for it.</summary>
    Asked = 16,

    /// <summary>Something needs the wearer.</summary>
    Warning = 32,
}
