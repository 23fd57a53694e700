namespace NeuralGlasses.Hosting;

/// <summary>Something that apps may ask of a service, as the document of the protocol has it.</summary>
/// <param name="Name">What <c>ask.service</c> says.</param>
/// <param name="Takes">Its arguments; empty for none.</param>
/// <param name="Answers">What is answered where it is done.</param>
public sealed record ServiceQuestion(string Name, string Takes, string Answers);
