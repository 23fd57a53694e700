using Microsoft.AspNetCore.Http;

namespace NeuralGlasses.Simulator.Web.Api;

/// <summary>One request that the automation answers.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Its path.</param>
/// <param name="Meaning">What it does, in a few words, for the document.</param>
/// <param name="Answer">Answers it.</param>
internal sealed record ApiRoute(string Method, string Path, string Meaning, Func<HttpContext, Task> Answer);
